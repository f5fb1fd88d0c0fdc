"""Who may do what. The whole of it, to be read by people who do not program.

Below these rules the database has its own for the same roles (the migrations named ``security``): a mistake
here shows a page without rows, never another region's rows.
"""

COORDINATOR, NATIONAL, ADMINISTRATOR = "coordinator", "national", "administrator"
EVERYONE = {COORDINATOR, NATIONAL, ADMINISTRATOR}

MAY = {
    # Everyone signed in has a start page.
    "desk.see": EVERYONE,
    # Figures: a coordinator sees the own region's, national staff all. Administrators keep registers, not cases.
    "figures.see": {COORDINATOR, NATIONAL},
    # Appeals are entered and corrected by the region that received them; national staff read them without parties.
    "appeals.see": {COORDINATOR, NATIONAL},
    "appeals.enter": {COORDINATOR},
    # Parties are people: their own region looks at them, each look is written down; nobody else sees them at all.
    "parties.see": {COORDINATOR},
    # Events and publications likewise.
    "events.see": {COORDINATOR, NATIONAL},
    "events.enter": {COORDINATOR},
    # Campaigns are national: everyone sees them, the centre sets them.
    "campaigns.see": EVERYONE,
    "campaigns.keep": {NATIONAL, ADMINISTRATOR},
    # The network of platforms and the register of mediators: everyone sees (a coordinator the own region's),
    # administrators keep.
    "platforms.see": EVERYONE,
    "platforms.keep": {ADMINISTRATOR},
    "mediators.see": EVERYONE,
    "mediators.keep": {ADMINISTRATOR},
    # Workbooks are loaded by those who keep what is in them: each sheet asks for its own right besides.
    "intake.use": {COORDINATOR, ADMINISTRATOR},
    # Who serves at a platform: said by its region, and by administrators.
    "services.keep": {COORDINATOR, ADMINISTRATOR},
    # The duty roster of an office is its region's; everyone else sees it.
    "roster.see": EVERYONE,
    "roster.keep": {COORDINATOR},
}


def may(user, permission: str) -> bool:
    """Whether the user's role is allowed this. An unknown permission is a mistake of ours: KeyError."""
    return user.is_authenticated and user.role in MAY[permission]
