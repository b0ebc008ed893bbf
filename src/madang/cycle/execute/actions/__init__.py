"""What officers and offices do with a decided project, one function an act."""
