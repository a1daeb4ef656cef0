import { look } from './look.ts';
import { linkToPage, personalLook } from './page-link.ts';
import { Studio } from './studio.ts';
import { studioTexts } from './studio-texts.ts';

/** The script editor inside of a page: the page says what to edit, and is told what becomes of it. */
async function start(): Promise<void> {
  const place = document.getElementById('studio');
  if (place === null) throw new Error('The page has no element "studio".');
  const { locale, dark } = await personalLook();
  document.documentElement.lang = locale;
  const studio = new Studio(place, studioTexts(locale), look(dark));
  studio.tellTo(await linkToPage((order) => studio.follow(order)));
}

void start();
