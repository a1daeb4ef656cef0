import { cleanDocument, type Mention } from '../document/clean-document.ts';
import { withMedia } from '../document/with-media.ts';
import { JIRA } from '../limits.ts';
import type { FieldKind } from './field-kind.ts';

/** An Atlassian document, cleaned in either direction: what the allow-list does not know never counts as a change. */
export const richText: FieldKind<'richText'> = {
  wire: 'richText',
  called: 'a formatted text',
  needs: 'nothing',
  read: (raw, { asPeerMayKnow }) => {
    if (raw === null) return { kind: 'richText', value: null };
    const mention = ({ id, text }: Mention) => ({ id: asPeerMayKnow(id, { name: '' }).ref, text });
    const clean = cleanDocument(raw, { mention });
    if (!clean) return undefined;
    return { kind: 'richText', value: clean.content.length === 0 ? null : clean };
  },
  write: ({ value }, { mentionOf, mediaOf }) => {
    if (value === null) return { ok: true, raw: null };
    const local = cleanDocument(value, { mention: mentionOf }) ?? value;
    // Jira counts the stored document, which is never shorter than its text.
    return JSON.stringify(value).length > JIRA.textCharacters * 8
      ? { ok: false, code: 'too-long' }
      : { ok: true, raw: mediaOf ? withMedia(local, mediaOf) : local };
  },
  normal: ({ value }) => (value === null || value.content.length === 0 ? null : value.content),
};
