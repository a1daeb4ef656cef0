/** One reason why Forge would refuse the manifest, or would accept it and then not do what it says. */
export interface ManifestProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Stops the start: the app as it stands could not be deployed. */
export class ManifestError extends Error {
  readonly problems: readonly ManifestProblem[];

  constructor(problems: readonly ManifestProblem[]) {
    const lines = problems.map((one) => `${one.file}:${one.line} ${one.reason}`);
    super(`The manifest cannot be used:\n${lines.join('\n')}`);
    this.name = 'ManifestError';
    this.problems = problems;
  }
}
