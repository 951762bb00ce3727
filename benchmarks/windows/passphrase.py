"""What the journals of the benchmarks are protected with."""

PASSPHRASE = "a passphrase for measuring"
