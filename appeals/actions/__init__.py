"""What is done to appeals. Every verb is atomic, takes keywords and names who acts."""

from appeals.actions.entering import annul, correct, receive

__all__ = ["annul", "correct", "receive"]
