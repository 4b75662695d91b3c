/** One theme, both modes. Mantine's own shades miss WCAG contrast in places; what is set here does not (axe, e2e). */
import { type CSSVariablesResolver, type MantineColorsTuple, createTheme, defaultVariantColorsResolver, parseThemeColor } from "@mantine/core";

const navy: MantineColorsTuple = ["#eaf2fb", "#d3e3f5", "#a5c6ea", "#76a8df", "#4f8ed6", "#377ed1", "#2a75cf", "#1c63b5", "#0f529b", "#0b3a66"];
const green: MantineColorsTuple = ["#e7f6ee", "#cfecdd", "#9fd9bb", "#6cc598", "#43b47a", "#29a968", "#188a52", "#10703f", "#0a6135", "#06502a"];
const amber: MantineColorsTuple = ["#fff5e0", "#ffe9c4", "#fbd38d", "#f6ba52", "#f2a624", "#d98a05", "#b06d00", "#8f5800", "#7a4a00", "#643c00"];

export const theme = createTheme({
  primaryColor: "navy",
  primaryShade: { light: 8, dark: 7 },
  colors: { navy, green, yellow: amber },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  headings: { fontWeight: "600" },
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", allowDeselect: false } },
    // The frame does not scroll, so nothing is to be locked; the lock's style would be inline, which the policy forbids.
    Modal: { defaultProps: { closeButtonProps: { "aria-label": "Close" }, lockScroll: false } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close this note" } } },
    // A dialog's header is no banner of the page.
    ModalHeader: { defaultProps: { role: "presentation" } },
    Switch: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
  },
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    const { color } = parseThemeColor({ color: input.color || input.theme.primaryColor, theme: input.theme });
    if (!(color in input.theme.colors)) return resolved;
    // Text on a tint and text alone: dark shades on light paper, light ones on dark, by the variable of the scheme.
    if (["light", "subtle", "outline", "transparent", "default"].includes(input.variant) && input.variant !== "default")
      return { ...resolved, color: `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-2))` };
    return resolved;
  },
});

/** What Mantine's own parts read, from the variables of theme.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const own = {
    "--mantine-color-body": "var(--pf-surface)",
    "--mantine-color-text": "var(--pf-text)",
    "--mantine-color-dimmed": "var(--pf-dimmed)",
    "--mantine-color-placeholder": "var(--pf-placeholder)",
    "--mantine-color-error": "var(--pf-bad)",
    "--mantine-color-default-border": "var(--pf-line)",
  };
  return { variables: {}, light: own, dark: own };
};
