// brand.tsx - the employer's face: logo or name, and colours that the server has made fit to be read.
import { effect, useSignal } from "@preact/signals";
import { sitting } from "./session";

const { style } = document.documentElement;

effect(() => {
  for (const theme of ["light", "dark"] as const) {
    const colours = sitting.value?.brand?.[theme];
    for (const part of ["accent", "strong", "on", "tint"] as const)
      style.setProperty(`--${theme}-${part}`, colours?.[part] ?? null);
  }
});

export function Brand() {
  const { employer = "", brand } = sitting.value ?? {};
  const failed = useSignal(false); // offline it may be missing: the name never is
  if (!brand?.logo || failed.value) return <span class="brand">{employer}</span>;
  return (
    <span class="brand">
      <img src={brand.logo} alt={employer} onError={() => (failed.value = true)} />
    </span>
  );
}
