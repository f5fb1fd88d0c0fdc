"""The demo network: invented people and records whose third quarter of 2023 adds up to the real report.

``facts`` holds the figures; the other modules make records that meet them; ``load`` stores all in one
transaction. Everything is drawn from one seeded generator, so the demo is the same everywhere.
"""
