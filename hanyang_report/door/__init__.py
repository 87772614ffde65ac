"""What stands between the network and Django: the server, who is asking, and how much each address takes."""
