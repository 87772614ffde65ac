"""The entry desk (填报): one department's figures of one year, what was typed into them, and what became of it."""
