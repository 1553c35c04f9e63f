/* Where the sources come from: remote, commit and branch of the git checkout they lie in. */
#include <string.h>

#include "report/internal.h"

static char *read_trimmed(const char *folder, const char *name) {
  char *path = g_build_filename(folder, name, NULL);
  char *text = NULL;
  if (g_file_get_contents(path, &text, NULL, NULL)) {
    g_strstrip(text);
  }
  g_free(path);
  return text;
}

/* The folder with HEAD: .git, or where a work tree's .git file points to. */
static char *git_folder(const char *root) {
  char *git = g_build_filename(root, ".git", NULL);
  if (g_file_test(git, G_FILE_TEST_IS_DIR)) {
    return git;
  }
  g_free(git);
  char *pointer = read_trimmed(root, ".git");
  git = NULL;
  if (pointer != NULL && g_str_has_prefix(pointer, "gitdir:")) {
    git = g_canonicalize_filename(g_strchug(pointer + strlen("gitdir:")), root);
  }
  g_free(pointer);
  return git;
}

/* The folder with config and refs, which work trees share. */
static char *common_folder(const char *git) {
  char *common = read_trimmed(git, "commondir");
  char *folder = common ? g_canonicalize_filename(common, git) : g_strdup(git);
  g_free(common);
  return folder;
}

/* The first url of remote "origin", else of any remote. */
static char *remote_url(const char *common) {
  char *config = read_trimmed(common, "config");
  char **lines = g_strsplit(config ? config : "", "\n", -1);
  char *url = NULL;
  bool in_remote = false, in_origin = false, is_origin = false;
  for (size_t i = 0; lines[i] != NULL; i++) {
    char *line = g_strstrip(lines[i]);
    if (*line == '[') {
      in_remote = g_str_has_prefix(line, "[remote ");
      in_origin = strcmp(line, "[remote \"origin\"]") == 0;
    } else if (in_remote && !is_origin && g_str_has_prefix(line, "url") && strchr(line, '=') &&
               (url == NULL || in_origin)) {
      g_free(url);
      url = g_strdup(g_strchug(strchr(line, '=') + 1));
      is_origin = in_origin;
    }
  }
  g_strfreev(lines);
  g_free(config);
  return url;
}

/* A remote as an absolute URI without user and password; NULL for a path on this machine. */
static char *public_uri(const char *url) {
  const char *scheme = url ? strstr(url, "://") : NULL;
  if (scheme != NULL && !g_str_has_prefix(url, "file:")) {
    const char *host = scheme + 3;
    const char *slash = strchr(host, '/');
    const char *at = g_strrstr_len(host, slash ? slash - host : -1, "@");
    return g_strdup_printf("%.*s%s", (int)(host - url), url, at ? at + 1 : host);
  }
  /* user@host:path, the short form of ssh */
  const char *at = url ? strchr(url, '@') : NULL;
  const char *colon = at ? strchr(at, ':') : NULL;
  if (scheme != NULL || colon == NULL || strchr(at, '/') == NULL || strchr(at, '/') < colon) {
    return NULL;
  }
  return g_strdup_printf("https://%.*s/%s", (int)(colon - at - 1), at + 1, colon + 1);
}

/* The commit that a ref names, from its file or the packed refs. */
static char *commit_of(const char *common, const char *ref) {
  char *commit = read_trimmed(common, ref);
  if (commit != NULL) {
    return commit;
  }
  char *packed = read_trimmed(common, "packed-refs");
  char **lines = g_strsplit(packed ? packed : "", "\n", -1);
  for (size_t i = 0; lines[i] != NULL && commit == NULL; i++) {
    char *space = strchr(lines[i], ' ');
    if (space != NULL && strcmp(space + 1, ref) == 0) {
      commit = g_strndup(lines[i], (gsize)(space - lines[i]));
    }
  }
  g_strfreev(lines);
  g_free(packed);
  return commit;
}

json_t *report_provenance(const char *root) {
  char *git = git_folder(root);
  if (git == NULL) {
    return NULL;
  }
  char *common = common_folder(git);
  char *url = remote_url(common);
  char *uri = public_uri(url);
  uri = uri ? uri : report_sarif_folder_uri(root);
  json_t *details = json_object();
  json_object_set_new(details, "repositoryUri", report_json_text(uri));
  char *head = read_trimmed(git, "HEAD");
  char *commit = NULL;
  if (head != NULL && g_str_has_prefix(head, "ref: ")) {
    commit = commit_of(common, head + 5);
    if (g_str_has_prefix(head + 5, "refs/heads/")) {
      json_object_set_new(details, "branch", report_json_text(head + 5 + strlen("refs/heads/")));
    }
  } else {
    commit = g_strdup(head);
  }
  if (commit != NULL) {
    json_object_set_new(details, "revisionId", report_json_text(commit));
  }
  json_object_set_new(details, "mappedTo", json_pack("{s:s}", "uriBaseId", "%SRCROOT%"));
  g_free(commit);
  g_free(head);
  g_free(uri);
  g_free(url);
  g_free(common);
  g_free(git);
  return json_pack("[o]", details);
}
