// contact.tsx - whom to write to.
import { sitting } from "./session";

/** The employer's address as a link; nothing when it is not told. */
export function Contact() {
  const contact = sitting.value?.contact;
  if (!contact) return null;
  return (
    <p>
      <a class="contact" href={`mailto:${contact}`}>
        {contact}
      </a>
    </p>
  );
}
