"""Quality of the interviews: what looks odd, who asks again, how far the answers agree."""
