import * as z from 'zod';

/** What the server writes into the page for the renderer. */
const bootSchema = z.object({
  module: z.object({ key: z.string(), type: z.string(), title: z.string() }),
  site: z.string(),
  /** Origin of the embedded resources: another port than the page's. */
  resourceOrigin: z.string(),
  issueKey: z.string().optional(),
  projectKey: z.string().optional(),
  embed: z.boolean(),
  theme: z.enum(['light', 'dark']),
});
export type Boot = z.infer<typeof bootSchema>;

export function readBoot(): Boot {
  const text = document.getElementById('counterpart-boot')?.textContent;
  return bootSchema.parse(JSON.parse(text ?? 'null'));
}
