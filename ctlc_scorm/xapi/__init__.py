"""The course in the vocabulary of xAPI: ids of activities, and templates of the statements that the player sends."""
