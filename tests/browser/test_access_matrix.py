"""Zero violations of axe-core and of IBM's accessibility-checker-engine, whatever the page and the way to look at it.

Every sight of the player x light, dark, forced colours x 320 and 1280 px x English, Spanish, right to left. `--full`
checks all of it. Otherwise a seeded sample checks every sight once, and every scheme, width and language with many of
them; `ACCESS_SEED` chooses another sample.

What the checkers cannot see
----------------------------
Of the 29 defects that were seeded in a page (design, section 2.4), the checkers together flagged 16. What answers for
each of those that they did not, and for the kinds that they did:

=====================================  ===============  ==============================================================
Defect                                 Answer           By
=====================================  ===============  ==============================================================
"""
