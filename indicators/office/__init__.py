"""The ground of the ground: people, departments, steps, files and downloads. It knows no number and imports nothing else of ours."""
