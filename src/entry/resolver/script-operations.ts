import {
  scriptCheck,
  scriptFailures,
  scriptStarter,
  scriptTranslate,
  scriptWords,
} from '../../contract/scripts.ts';
import { done } from '../../core/connection/explained.ts';
import { adminOfConnection, siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const scriptOperations: readonly ServedOperation[] = [
  serve(scriptCheck, adminOfConnection, async (app, { connection, which, text, fields }) => {
    const checked = await app.checkScript(connection, { side: which, text, fields });
    if (!checked.ok) return checked;
    const { findings, uses } = checked.value;
    return done({ findings: [...findings], uses: [...uses] });
  }),
  serve(scriptWords, adminOfConnection, async (app, { connection }) => {
    const words = await app.scriptWords(connection);
    if (!words.ok) return words;
    const { declarations, fields, tables } = words.value;
    return done({ declarations, fields: [...fields], tables: [...tables] });
  }),
  serve(scriptTranslate, siteAdmin, async (app, { which, text }) => {
    const { failure, ...translated } = await app.translateScript(which, text);
    return done({
      ...translated,
      notes: [...translated.notes],
      refusals: [...translated.refusals],
      findings: [...translated.findings],
      ...(failure ? { failure: { message: failure.message, ...failure.at } } : {}),
    });
  }),
  serve(scriptStarter, adminOfConnection, async (app, { connection, which }) => {
    const text = await app.scriptStarter(connection, which);
    return text.ok ? done({ text: text.value }) : text;
  }),
  serve(scriptFailures, adminOfConnection, async (app, { connection }) => {
    const listed = await app.scriptFailures(connection);
    return listed.ok ? done({ failures: [...listed.value] }) : listed;
  }),
];
