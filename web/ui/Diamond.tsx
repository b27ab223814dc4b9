/** The sign of care, always beside words. */
export const Diamond = () => (
  <svg className="diamond" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    <path d="M9 1.2 16.8 9 9 16.8 1.2 9Z" />
    <path d="M9 5.2v4.6M9 12v.6" />
  </svg>
);
