/** A module of the manifest that is drawn as a UI Kit page. */
export interface AppPageModule {
  /** `admin`, `project`, `issue`, `issue-action`. */
  readonly key: string;
  /** `jira:adminPage` and the like. */
  readonly type: string;
  readonly title: string;
  /** Name of the page's bundle below `dist/ui`, without `.js`. */
  readonly bundle: string;
}

/** A folder with a Custom UI resource of the manifest. */
export interface AppResource {
  readonly key: string;
  /** Absolute path; holds an index.html. */
  readonly folder: string;
}

/** Additions to the content security policy of resources, as `permissions.content` of the manifest names them. */
export interface ResourceContent {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export interface PageUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly locale: string;
}

/** Where a page is shown. */
export interface PagePlace {
  readonly module: string;
  readonly issueKey?: string;
  readonly projectKey?: string;
}

/** One site's side of the app's pages: what a page may ask, answered for a person that the server knows. */
export interface AppPagesSite {
  readonly name: string;
  /** `dist` of the build: `ui/`, `host/`. */
  readonly dist: string;
  readonly modules: readonly AppPageModule[];
  /** Custom UI that the pages embed. */
  readonly resources: readonly AppResource[];
  /** What the manifest lets embedded resources do beyond Forge's own content security policy. */
  readonly content: ResourceContent;
  readonly users: readonly PageUser[];
  /** Origin of the page's own address; a POST from elsewhere is refused. */
  readonly origin: string;
  /** Origin of embedded resources: the same host on another port. */
  readonly resourceOrigin: string;
  /** Where Jira Cloud shows the app's configuration page; absent while the app is not installed. */
  readonly configurePath?: string | undefined;
  /** FullContext of the page, or why the page does not show for this person. */
  context(
    place: PagePlace,
    accountId: string,
  ): Promise<
    | { readonly ok: true; readonly context: Record<string, unknown> }
    | { readonly ok: false; readonly message: string }
  >;
  /** Calls the module's resolver. What it throws reaches the page as the message of a failed invoke. */
  invoke(place: PagePlace, accountId: string, functionKey: string, payload: unknown): Promise<unknown>;
  /** The site's REST as this person. */
  product(request: Request, accountId: string): Promise<Response>;
}
