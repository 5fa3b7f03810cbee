"""One photo for all sizes (一拍共享、一照通用): the city's library of portraits, and what is cut out of them."""
