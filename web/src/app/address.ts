/** The address of a page of a project. Pages come from a registry, so their addresses are not known to the router's types. */
export const addressOf = (project: string, page: string) => `/p/${project}/${page}` as "/";
