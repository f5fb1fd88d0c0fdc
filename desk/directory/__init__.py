"""The public directory: offices and platforms, mediators who agreed, the next open day, published figures."""
