"""The voluntary rating of a case (好差评): what is asked, what is kept, who follows up, how provinces write it."""
