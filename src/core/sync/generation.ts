/**
 * A generation `<n>.<random>` names one life of a twin: numbers of another life mean nothing in this one.
 * A new start takes n + 1.
 */
export function generationNumber(generation: string): number {
  return Number.parseInt(generation, 10);
}

export function nextGeneration(before: string | undefined, random: string): string {
  return `${(before === undefined ? 0 : generationNumber(before)) + 1}.${random.slice(0, 12)}`;
}

/** Which of two lives of the same pair stands: the higher number; of equal numbers the initiator's. */
export function lifeStands(own: string, peers: string, ownRole: 'initiator' | 'acceptor'): 'own' | 'peers' {
  const mine = generationNumber(own);
  const theirs = generationNumber(peers);
  if (mine !== theirs) return mine > theirs ? 'own' : 'peers';
  return ownRole === 'initiator' ? 'own' : 'peers';
}
