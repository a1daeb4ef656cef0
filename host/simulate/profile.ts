/** How rough a simulated run is. */
export const PROFILES = ['calm', 'storm', 'hell'] as const;
export type Profile = (typeof PROFILES)[number];

/** How often a message, an event, a push or a function meets something bad. */
export const ROUGHNESS: Readonly<Record<Profile, number>> = { calm: 0.01, storm: 0.1, hell: 0.25 };

export function isProfile(text: string): text is Profile {
  return PROFILES.some((profile) => profile === text);
}
