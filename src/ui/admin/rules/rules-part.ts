import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { ScriptSide } from '../../../contract/scripts.ts';
import type { Draft } from '../../../contract/versions.ts';

/** What each part of the rules gets: the draft as it is, and a way to show it as it has become. */
export interface RulesPartProps {
  readonly connection: ConnectionDetail;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Which way the mapper and the script editor look: what leaves, or what enters. */
  readonly side: ScriptSide;
  readonly onSide: (side: ScriptSide) => void;
}
