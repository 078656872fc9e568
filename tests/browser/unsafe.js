async () => {};
