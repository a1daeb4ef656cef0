import { dataModelPage } from './data-model-page.ts';
import { fileSchemaPage } from './file-schema-page.ts';
import { groovyPage } from './groovy-page.ts';
import { limitsPage } from './limits-page.ts';
import { mappingPage } from './mapping-page.ts';
import { recordKinds } from './record-kinds.ts';
import { scriptingPage } from './scripting-page.ts';

/** The pages of docs/ that are made from the sources, by file name. */
export async function generatedPages(): Promise<Readonly<Record<string, string>>> {
  return {
    'limits.md': limitsPage(),
    'mapping.md': mappingPage(),
    'scripting.md': scriptingPage(),
    'groovy.md': groovyPage(),
    'connection.schema.json': fileSchemaPage(),
    'data-model.md': dataModelPage(await recordKinds()),
  };
}
