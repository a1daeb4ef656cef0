/** Account ids as Jira makes them, wherever a query or a script may hold one. */
export const ACCOUNT =
  /\b(?:\d{1,10}:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24})\b/g;
