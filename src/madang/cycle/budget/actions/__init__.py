"""What officers and departments do with chosen projects until they stand in the bill."""
