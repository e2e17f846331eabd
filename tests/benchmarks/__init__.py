"""The benchmarks: ``python -m tests.benchmarks [NAME…]`` prints each promise of the performance guide."""
