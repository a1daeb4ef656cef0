import type { AppPageModule, AppPagesSite, PagePlace, PageUser } from './app-pages-site.ts';

interface Shown {
  readonly site: AppPagesSite;
  readonly module: AppPageModule;
  readonly user: PageUser;
  readonly place: PagePlace;
}

interface Look {
  /** Inside another page: no frame of its own. */
  readonly embed: boolean;
  readonly theme: 'light' | 'dark';
  /** Why the page does not show; null where it does. */
  readonly refusal: string | null;
}

/** The page around the app's own: what Jira would draw, and the place for the renderer. */
export function pageHtml(shown: Shown, look: Look): string {
  const { site, module, place } = shown;
  const boot = {
    module: { key: module.key, type: module.type, title: module.title },
    site: site.name,
    resourceOrigin: site.resourceOrigin,
    ...(place.issueKey === undefined ? {} : { issueKey: place.issueKey }),
    ...(place.projectKey === undefined ? {} : { projectKey: place.projectKey }),
    embed: look.embed,
    theme: look.theme,
  };
  const content =
    look.refusal === null
      ? `<div id="counterpart-page"></div>
<script type="application/json" id="counterpart-boot">${JSON.stringify(boot).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/__host/assets/renderer.js"></script>`
      : `<p role="alert">${escapeHtml(look.refusal)}</p>`;
  const body = look.embed
    ? `<main class="embed">${content}</main>`
    : `${topBar(shown, look.theme)}<main class="page">${heading(shown)}${content}</main>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(module.title)} - ${escapeHtml(site.name)}</title>
<link rel="stylesheet" href="/__host/assets/renderer.css">
<style>${styles}</style>
</head>
<body>${body}</body>
</html>`;
}

const styles = `
body { margin: 0; background: var(--ds-surface, #fff); color: var(--ds-text, #292a2e); }
.top { display: flex; gap: 16px; align-items: center; padding: 8px 24px; border-bottom: 1px solid var(--ds-border, #dcdfe4); }
.top a { color: var(--ds-text-subtle, #505258); text-decoration: none; }
.top strong { color: var(--ds-text, #292a2e); }
.top form { margin: 0 0 0 auto; display: flex; gap: 16px; align-items: center; }
.page { padding: 24px 32px; max-width: 1180px; }
.page > h1 { font: var(--ds-font-heading-xsmall, 653 14px/20px sans-serif); color: var(--ds-text-subtle, #505258); margin: 0 0 16px; }
.embed { padding: 4px; }
`;

function heading({ module, place }: Shown): string {
  const where = place.issueKey ?? (module.type === 'jira:projectSettingsPage' ? place.projectKey : undefined);
  const title = where === undefined ? module.title : `${where}: ${module.title}`;
  return `<h1>${escapeHtml(title)}</h1>`;
}

function topBar({ site, user }: Shown, theme: Look['theme']): string {
  const options = site.users.map(
    (one) =>
      `<option value="${escapeHtml(one.accountId)}"${one.accountId === user.accountId ? ' selected' : ''}>` +
      `${escapeHtml(one.displayName)}</option>`,
  );
  const set = (name: string, value: string): string =>
    `document.cookie='${name}='+encodeURIComponent(${value})+';path=/;samesite=lax';location.reload()`;
  // Who one is on the other sites stays in the cookie: see host-user.ts.
  const names =
    "[this.value].concat(decodeURIComponent((/host-user=([^;]*)/.exec(document.cookie)||[])[1]||'').split('|')" +
    ".filter(name=>name!==''&amp;&amp;![...this.options].some(one=>one.value===name))).join('|')";
  return `<nav class="top" aria-label="Site">
<strong>${escapeHtml(site.name)}</strong>
<a href="/jira/projects">Spaces</a>
<a href="/jira/issues">Work items</a>
<a href="/jira/apps/admin">Counterpart</a>
<form><label>Logged in as <select name="user" onchange="${set('host-user', names)}">${options.join('')}</select></label>
<label>Theme <select name="theme" onchange="${set('host-theme', 'this.value')}">${themes(theme)}</select></label></form>
</nav>`;
}

function themes(current: Look['theme']): string {
  const option = (value: Look['theme'], label: string): string =>
    `<option value="${value}"${value === current ? ' selected' : ''}>${label}</option>`;
  return option('light', 'Light') + option('dark', 'Dark');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
