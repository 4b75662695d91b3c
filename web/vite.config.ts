import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { csv } from "./vite_csv.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [
    react(),
    csv(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false, // registered in src/app/offline.ts: the content security policy allows no inline script
      workbox: {
        globPatterns: ["**/*.{js,css,html,wasm,woff2,svg,png,json}"],
        maximumFileSizeToCacheInBytes: 6 << 20,
        navigateFallbackDenylist: [/^\/api\//, /^\/metrics/],
      },
      manifest: {
        name: "PharmaFlow",
        short_name: "PharmaFlow",
        description: "Reaction kinetics from the flask to the plant",
        theme_color: "#0b3a66",
        background_color: "#ffffff",
        display: "standalone",
        icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
      },
    }),
  ],
  resolve: { alias: { "@pharmaflow/engine": here("../apps/wasm/loader.ts"), "@": here("src") } },
  // As the server does: the page is cross-origin isolated, its workers may share memory.
  server: { fs: { allow: [here("..")] }, headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" } },
  worker: { format: "es" },
  build: { target: "es2023", assetsInlineLimit: 0, reportCompressedSize: false, manifest: true, chunkSizeWarningLimit: 4000 },
});
