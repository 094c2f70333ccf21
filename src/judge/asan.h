/* asan.h - of programs that are built with AddressSanitizer and then run in a sandbox.
 *
 * Its finder of leaks stops the other threads as a debugger would, which nothing in a sandbox may do.
 */
#ifndef JUDGE_ASAN_H
#define JUDGE_ASAN_H

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}
#endif

#endif
