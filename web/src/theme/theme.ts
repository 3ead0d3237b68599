import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef0fd",
  "#dfe3fb",
  "#c2c9f7",
  "#a3aef2",
  "#8691ea",
  "#6c76df",
  "#565fd0",
  "#4c55c2",
  "#444cb2",
  "#353c92",
];

/** Surfaces of the library in the dark scheme: lines and skeletons (4), fields and menus (6), what is pointed at (7). */
const dark: MantineColorsTuple = [
  "#e8eaee",
  "#c9ced6",
  "#9aa4b2",
  "#6c7686",
  "#2a2f38",
  "#262b33",
  "#181b21",
  "#20242c",
  "#111318",
  "#0c0e12",
];

/** The look of the component library; all values are those of tokens.css. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: "accent",
  primaryShade: { light: 8, dark: 6 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  cursorType: "pointer",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "26px", lineHeight: "1.25" },
      h2: { fontSize: "20px", lineHeight: "1.3" },
      h3: { fontSize: "16px", lineHeight: "1.35" },
      h4: { fontSize: "14px", lineHeight: "1.4" },
    },
  },
  respectReducedMotion: true,
  components: {
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    InputWrapper: {
      vars: () => ({
        description: { "--input-description-size": "var(--text-1)" },
        error: { "--input-error-size": "var(--text-1)" },
      }),
    },
  },
});

const shared = {
  "--mantine-color-body": "var(--card)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--muted)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--negative)",
  "--mantine-color-default": "var(--card)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--edge)",
  "--mantine-color-disabled": "var(--neutral-soft)",
  "--mantine-color-disabled-color": "var(--muted)",
  "--mantine-color-accent-filled": "var(--button)",
  "--mantine-color-accent-filled-hover": "var(--button-hover)",
  "--mantine-color-accent-light": "var(--accent-soft)",
  "--mantine-color-accent-light-hover": "var(--accent-soft)",
  "--mantine-color-accent-light-color": "var(--accent)",
  "--mantine-color-accent-outline": "var(--accent)",
  "--mantine-color-red-light": "var(--negative-soft)",
  "--mantine-color-red-light-hover": "var(--negative-soft)",
  "--mantine-color-red-light-color": "var(--negative)",
  "--mantine-color-red-filled": "var(--negative-button)",
  "--mantine-color-red-filled-hover": "var(--negative-button-hover)",
  "--mantine-color-red-outline": "var(--negative)",
  "--mantine-color-gray-light": "var(--neutral-soft)",
  "--mantine-color-gray-light-hover": "var(--hover)",
  "--mantine-color-gray-light-color": "var(--ink)",
  "--mantine-color-yellow-light": "var(--warning-soft)",
  "--mantine-color-yellow-light-color": "var(--warning)",
  "--mantine-color-green-light": "var(--positive-soft)",
  "--mantine-color-green-light-color": "var(--positive)",
};

/** The library's own colours fail the contrast that is wanted: both schemes read the tokens instead. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
