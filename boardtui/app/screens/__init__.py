"""The screens. None knows another; the app alone goes from one to the next."""
