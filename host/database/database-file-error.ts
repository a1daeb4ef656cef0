/** What is wrong with a database file, and what to do; the file is left as it was. */
export class DatabaseFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseFileError';
  }
}
