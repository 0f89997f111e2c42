"""`local-offer start`: a council makes a copy of this project its own."""
