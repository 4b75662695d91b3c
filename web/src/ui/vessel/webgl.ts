let found: boolean | undefined;

/** Asked once; the trial context is given back at once, because browsers allow few. */
export function hasWebGL(): boolean {
  if (found === undefined) {
    const context = document.createElement("canvas").getContext("webgl2");
    found = context !== null;
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  }
  return found;
}
