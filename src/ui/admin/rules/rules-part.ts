import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { ScriptSide } from '../../../contract/scripts.ts';
import type { Draft } from '../../../contract/versions.ts';

/** What each part of the rules gets: the draft as it is, and a way to show it as it has become. */
export interface RulesPartProps {
  readonly connection: ConnectionDetail;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** The connection itself is to be read anew: a part has changed what its page says. */
  readonly onConnection: () => void;
  /** Which way the mapper and the script editor look: what leaves, or what enters. */
  readonly side: ScriptSide;
  readonly onSide: (side: ScriptSide) => void;
}
