import * as z from 'zod';
import type { Boot } from '../boot.ts';
import { follow, webAddress } from '../navigation.ts';
import type { PageModal, PageStore } from '../page-store.ts';
import { tellParent } from '../tell-parent.ts';
import type { RemoteFunction } from '../wire/forge-doc.ts';
import { pageTheme } from '../wire/page-theme.ts';
import type { CommandTable } from './command.ts';

const remote = z.custom<RemoteFunction>((value) => typeof value === 'function');

const flag = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().default(''),
  description: z.string().default(''),
  type: z.enum(['info', 'success', 'warning', 'error']).default('info'),
  isAutoDismiss: z.boolean().default(false),
  actions: z.array(z.object({ text: z.string(), onClick: remote.optional() })).default([]),
});

const modal = z.object({
  resource: z.string().nullish(),
  size: z.union([z.string(), z.object({ width: z.string() })]).default('medium'),
  title: z.string().default(''),
  context: z.unknown(),
  closeOnEscape: z.boolean().default(true),
  closeOnOverlayClick: z.boolean().default(true),
  onClose: remote.optional(),
});

const navigation = z.object({
  url: z.string().optional(),
  target: z.string().optional(),
  type: z.enum(['same-tab', 'new-tab']).default('same-tab'),
  issueKey: z.string().optional(),
  projectKey: z.string().optional(),
  moduleKey: z.string().optional(),
  accountId: z.string().optional(),
});
type Navigation = z.infer<typeof navigation>;

/** Where a named target is on this site. */
function addressOf(target: Navigation): string {
  if (target.url !== undefined) return target.url;
  if (target.target === 'issue') return `/browse/${encodeURIComponent(target.issueKey ?? '')}`;
  if (target.target === 'module') return `/jira/apps/${encodeURIComponent(target.moduleKey ?? '')}`;
  if (target.target === 'projectSettingsDetails')
    return `/jira/projects/${encodeURIComponent(target.projectKey ?? '')}`;
  if (target.target === 'userProfile') return `/jira/people/${encodeURIComponent(target.accountId ?? '')}`;
  throw new Error(`This host has no page for the navigation target "${target.target ?? ''}".`);
}

/** An embedded page is too small for flags: those without actions, which need no way back, the outer page shows. */
function flagCommands(store: PageStore, boot: Boot): CommandTable {
  return {
    showFlag: (data) => {
      const { id, type, actions, ...rest } = flag.parse(data);
      if (boot.embed && actions.length === 0) {
        tellParent({ counterpart: 'flag', title: rest.title, description: rest.description });
        return true;
      }
      const shown = {
        ...rest,
        id: String(id),
        kind: type,
        actions: actions.map(({ text, onClick }) => ({ text, onClick })),
      };
      store.change({ flags: [shown, ...store.read().flags.filter((other) => other.id !== shown.id)] });
      return true;
    },
    closeFlag: (data) => {
      const { id } = flag.pick({ id: true }).parse(data);
      store.change({ flags: store.read().flags.filter((other) => other.id !== String(id)) });
      return true;
    },
  };
}

function modalOf(data: unknown): PageModal {
  const { resource, size, onClose, context, ...rest } = modal.parse(data);
  if (typeof resource !== 'string')
    throw new Error('A modal of the bridge needs a resource of the manifest.');
  return { ...rest, resource, context, size: typeof size === 'string' ? size : size.width, onClose };
}

function leave(boot: Boot): void {
  if (boot.embed) tellParent({ counterpart: 'close' });
  else
    window.location.assign(
      boot.issueKey === undefined ? '/' : `/browse/${encodeURIComponent(boot.issueKey)}`,
    );
}

/** Commands on the page itself: flags, ways out, title, modals. */
export function pageCommands(store: PageStore, boot: Boot): CommandTable {
  return {
    ...flagCommands(store, boot),
    navigate: (data) => {
      const target = navigation.parse(data);
      follow(addressOf(target), target.type);
      return true;
    },
    open: (data) => {
      follow(navigation.parse(typeof data === 'string' ? { url: data } : data).url ?? '', 'new-tab');
      return true;
    },
    getUrl: (data) =>
      data === undefined ? window.location.href : webAddress(addressOf(navigation.parse(data))).href,
    reload: () => window.location.reload(),
    refresh: () => {
      if (boot.embed) tellParent({ counterpart: 'refresh' });
      else window.location.reload();
      return true;
    },
    close: async (data) => {
      const open = store.read().modal;
      if (open === null) leave(boot);
      store.change({ modal: null });
      await open?.onClose?.(data);
      return true;
    },
    submit: () => {
      leave(boot);
      return true;
    },
    onClose: () => true,
    changeWindowTitle: (data) => {
      document.title = String(data);
    },
    enableTheming: () => pageTheme(),
    emitReadyEvent: () => true,
    openModal: (data) => {
      store.change({ modal: modalOf(data) });
      return true;
    },
  };
}
