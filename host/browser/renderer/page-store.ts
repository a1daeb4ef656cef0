import type { ForgeDoc, RemoteFunction } from './wire/forge-doc.ts';

export interface PageFlag {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly isAutoDismiss: boolean;
  readonly actions: readonly { readonly text: string; readonly onClick: RemoteFunction | undefined }[];
}

export interface PageModal {
  readonly resource: string;
  readonly size: string;
  readonly title: string;
  readonly context: unknown;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly onClose: RemoteFunction | undefined;
}

export interface PageState {
  readonly doc: ForgeDoc | null;
  readonly flags: readonly PageFlag[];
  readonly modal: PageModal | null;
  /** What stopped the page, in words; null while it runs. */
  readonly failure: string | null;
}

/** What is drawn, outside of React, so that bridge commands can change it. */
export class PageStore {
  private state: PageState = { doc: null, flags: [], modal: null, failure: null };
  private readonly listeners = new Set<() => void>();

  readonly read = (): PageState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: Partial<PageState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
