import type { MadeAs } from '../rules/made-as.ts';
/** An account of this site as a search finds it. */
export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** Whether issues of the space that was asked about can be assigned to the person. */
  readonly assignable: boolean;
}

/** What a site keeps for its fields: people, and things that fields name. As the app user. */
export interface JiraCatalogue {
  /** The one active account that shows this e-mail address; undefined where there is none or several. */
  accountByEmail(email: string): Promise<string | undefined>;
  /** The one active account of this name, whatever the case; undefined where there is none or several. */
  accountByName(name: string): Promise<string | undefined>;
  /** Active people whose name or address begins so, 20 at most. */
  searchPeople(query: string, project: string): Promise<readonly FoundPerson[]>;
  /** Names of these accounts, up to 200, by id; those that nobody knows are left out. */
  peopleNames(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Names of all that the site has of the kind. */
  names(of: 'priority' | 'resolution'): Promise<readonly string[]>;
  /** Whether issues of the project (by key) may be assigned to the account. */
  assignable(projectKey: string, accountId: string): Promise<boolean>;
  /** `refused`: the app may not make it here, or its name cannot be. One that is there already is made. */
  addVersion(projectId: string, name: string, as?: MadeAs): Promise<'made' | 'refused'>;
  addComponent(projectId: string, name: string, as?: MadeAs): Promise<'made' | 'refused'>;
  /** An option of a custom field as the project has it, below `parent` where it is given. */
  addOption(
    fieldId: string,
    projectId: string,
    option: { readonly name: string; readonly parent?: string },
  ): Promise<'made' | 'refused'>;
}
