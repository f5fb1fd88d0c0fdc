"""Who may do what. The whole of it, to be read by people who do not program.

Below these rules the database has its own for the same roles (the migrations named ``security``): a mistake
here shows a page without rows, never another region's rows.
"""

COORDINATOR, OPERATOR, NATIONAL, ADMINISTRATOR = "coordinator", "operator", "national", "administrator"
STAFF = {COORDINATOR, NATIONAL, ADMINISTRATOR}
EVERYONE = {*STAFF, OPERATOR}

MAY = {
    # Everyone signed in has a start page.
    "desk.see": EVERYONE,
    # Figures: a coordinator sees the own region's, national staff all. Administrators keep registers, not cases.
    "figures.see": {COORDINATOR, NATIONAL},
    # A quarter is closed by two hands: the region hands its report in, the centre returns or accepts it.
    "closing.hand_in": {COORDINATOR},
    "closing.decide": {NATIONAL},
    # What the director signed, scanned: its region's and the centre's; each download is logged.
    "scans.see": STAFF,
    # Late records: the region asks to open an accepted quarter for some days, the centre grants or refuses it.
    "exceptions.ask": {COORDINATOR},
    "exceptions.decide": {NATIONAL},
    # The centre publishes a quarter; the published report is for all staff.
    "quarters.publish": {NATIONAL},
    "published.download": STAFF,
    # A region writes its own text for the report, the centre reads it, edits the national sections and approves them.
    "texts.see": {COORDINATOR, NATIONAL},
    "texts.write": {COORDINATOR},
    "texts.edit": {NATIONAL},
    # Figures of quarters before the portal are read out of old reports and confirmed by the centre.
    "history.keep": {NATIONAL},
    # How the portal counts may be read by everybody who enters or reads.
    "counting.read": EVERYONE,
    # Appeals are entered and corrected by the region that received them; national staff read them without parties.
    # An operator of an office sees and enters the appeals of that office, and nothing else of the region.
    "appeals.see": {COORDINATOR, OPERATOR, NATIONAL},
    "appeals.enter": {COORDINATOR, OPERATOR},
    # Parties are people: their own region, or their office's operator, looks at them, each look is written down;
    # nobody else sees them at all. The same people find the cases of a party by the exact name or contact.
    "parties.see": {COORDINATOR, OPERATOR},
    # What another region offers or gives back is the coordinator's to answer.
    "handovers.answer": {COORDINATOR},
    # When a mediator leaves, the coordinator gives his pending appeals to another.
    "appeals.reassign": {COORDINATOR},
    # A citizen's request sent from the public page is the coordinator's to accept or decline.
    "requests.see": {COORDINATOR},
    "requests.decide": {COORDINATOR},
    # Events and publications likewise.
    "events.see": {COORDINATOR, NATIONAL},
    "events.enter": {COORDINATOR},
    # Which links several regions have counted: the centre's to see and to settle with them.
    "publications.compare": {NATIONAL},
    # Organisations and memoranda: a coordinator keeps the own region's and sees the national ones; administrators
    # keep all.
    "partners.see": STAFF,
    "partners.keep": {COORDINATOR, ADMINISTRATOR},
    # Campaigns are national: all staff see them, the centre sets them.
    "campaigns.see": STAFF,
    "campaigns.keep": {NATIONAL, ADMINISTRATOR},
    # Who takes part: a coordinator picks the own region's places and mediators, national staff all regions' at once.
    "campaigns.pick": {COORDINATOR, NATIONAL},
    # What a region has done before the day is the coordinator's to say; national staff follow it.
    "campaigns.prepare": {COORDINATOR},
    "campaigns.follow": {COORDINATOR, NATIONAL},
    # Questionnaires are made by the centre; regions use them, type in what came on paper and see their own answers.
    "surveys.keep": {NATIONAL},
    # The network of platforms and the register of mediators: all staff see (a coordinator the own region's),
    # administrators keep.
    "platforms.see": STAFF,
    "platforms.keep": {ADMINISTRATOR},
    "mediators.see": STAFF,
    "mediators.keep": {ADMINISTRATOR},
    # Whoever enters records finds platforms and mediators by typing, each among those the role may see.
    "choices.ask": EVERYONE,
    # Workbooks are loaded by those who keep what is in them: each sheet asks for its own right besides.
    "intake.use": {COORDINATOR, ADMINISTRATOR},
    # A coordinator proposes to include, change or exclude a mediator of the own region.
    "mediators.propose": {COORDINATOR},
    # Who finished a training: said by the mediator's region, and by administrators, who keep the courses.
    "trainings.record": {COORDINATOR, ADMINISTRATOR},
    # Who has access: a coordinator sees the own region's people, the others all.
    "people.see": STAFF,
    # A coordinator who is away appoints an operator of the region as deputy for some days.
    "deputies.appoint": {COORDINATOR},
    # Who serves at a platform: said by its region, and by administrators.
    "services.keep": {COORDINATOR, ADMINISTRATOR},
    # The duty roster of an office is its region's; the other staff see it.
    "roster.see": STAFF,
    "roster.keep": {COORDINATOR},
}
# A deputy may do what the coordinator may, but these: nobody hands on what was lent to him.
IN_PERSON = {"deputies.appoint"}


def may(user, permission: str) -> bool:
    """Whether the user's role is allowed this. An unknown permission is a mistake of ours: KeyError."""
    allowed = MAY[permission]
    return user.is_authenticated and (user.role if permission in IN_PERSON else user.acts_as) in allowed
