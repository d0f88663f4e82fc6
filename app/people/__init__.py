"""Who takes part: the organisation, teams, persons, roles, invitations, sign-in and devices."""
