/** Stands in for the `electron` package in unit tests; a test that needs more mocks it with vi.mock('electron', …). */
throw new Error("a unit test imported 'electron' without vi.mock('electron', …)")

export {}
