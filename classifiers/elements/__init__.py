"""One module per element of the offences: the answer and the words it rests on."""
