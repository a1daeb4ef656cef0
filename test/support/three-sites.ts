import { type JoinedSites, joinedSites } from './joined-sites.ts';

export type ThreeNames = 'blue' | 'green' | 'red';

/** A customer (blue, SUP), the provider it calls (green, DEV), and the maker of the provider's part (red, RED). */
export interface ThreeSites extends JoinedSites<ThreeNames> {
  /** Blue with green, green with red. Returns the ids of the two connections. */
  chain(): Promise<{ readonly first: string; readonly second: string }>;
  /** Red with blue: the chain becomes a ring of companies. Returns the connection's id. */
  close(): Promise<string>;
}

export async function threeSites(seed = 'journey'): Promise<ThreeSites> {
  const sites = await joinedSites(['blue', 'green', 'red'], { seed });
  const sup = { site: 'blue', project: 'SUP' } as const;
  const dev = { site: 'green', project: 'DEV' } as const;
  const red = { site: 'red', project: 'RED' } as const;
  return {
    ...sites,
    chain: async () => ({ first: await sites.connect(sup, dev), second: await sites.connect(dev, red) }),
    close: () => sites.connect(red, sup),
  };
}
