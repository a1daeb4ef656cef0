import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import {
  defaultSettings,
  SETTINGS_KEY,
  type SiteSettings,
  settingsKind,
} from '../../core/connection/site-settings.ts';
import type { Store } from '../../core/ports/store.ts';
import { siteOrigin } from '../../core/protocol/peer-url.ts';

/** The settings of this site, as they are where nobody has changed them. */
export async function loadSettings({ store }: { readonly store: Store }): Promise<SiteSettings> {
  return (await store.get(settingsKind, SETTINGS_KEY)) ?? defaultSettings;
}

/** Writes all of them but the policy of publishing where none is given; of two admins who do so at once the later one stands, and both see what stands. */
export async function saveSettings(
  { store }: { readonly store: Store },
  wish: {
    readonly projectAdmins: SiteSettings['projectAdmins'];
    readonly partners?: readonly string[] | undefined;
    readonly publishing?: SiteSettings['publishing'] | undefined;
    /** Absent: as before; `none`: nowhere. */
    readonly errorsIn?: SiteSettings['errorsIn'] | 'none';
    readonly facetPoints?: SiteSettings['facetPoints'] | undefined;
  },
): Promise<Attempt<SiteSettings>> {
  const partners: string[] = [];
  for (const text of wish.partners ?? []) {
    const origin = siteOrigin(text);
    if (origin === undefined) return failed(notASite(text));
    if (!partners.includes(origin)) partners.push(origin);
  }
  // A page that does not know of it must not turn a second admin's yes off.
  const before = await loadSettings({ store });
  const publishing = wish.publishing ?? before.publishing;
  const errorsIn = wish.errorsIn ?? before.errorsIn;
  const facetPoints = wish.facetPoints ?? before.facetPoints;
  const settings: SiteSettings = {
    v: 1,
    projectAdmins: wish.projectAdmins,
    ...(wish.partners === undefined ? {} : { partners }),
    ...(publishing === undefined ? {} : { publishing }),
    ...(errorsIn === undefined || errorsIn === 'none' ? {} : { errorsIn }),
    ...(facetPoints === undefined ? {} : { facetPoints }),
  };
  await store.put(settingsKind, SETTINGS_KEY, settings);
  return done(settings);
}

const notASite = (text: string) => ({
  code: 'not-a-site',
  field: 'partners',
  message: `"${text}" is not the address of a Jira site.`,
  next: 'Give addresses such as https://partner.atlassian.net.',
});
