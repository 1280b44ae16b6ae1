package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the folder of a registered bundle and proves that it lies inside the models folder, so that
 * neither a row of the registry nor a link on the way leads elsewhere. The models folder itself may
 * be a link: it is what the operator named.
 */
final class RegisteredFolder {

  private RegisteredFolder() {}

  /**
   * The folder of a bundle.
   *
   * @param models the models folder
   * @param path where the bundle lies in it, as registered
   */
  static Path of(Path models, String path) {
    Path folder = models;
    for (Path name : names(models, path)) {
      folder = folder.resolve(name);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(folder.toString(), "is no folder with a model (links are not followed)");
      }
    }
    try {
      if (!folder.toRealPath().startsWith(models.toRealPath())) {
        throw refused(folder.toString(), "lies outside the models folder " + models);
      }
    } catch (IOException e) {
      RefusedException refused = refused(folder.toString(), "cannot be read");
      refused.initCause(e);
      throw refused;
    }
    return folder;
  }

  private static Path names(Path models, String path) {
    try {
      Path names = models.getFileSystem().getPath(path);
      boolean inside = names.getRoot() == null && !path.isBlank();
      for (Path name : names) {
        inside &= !name.toString().equals("..") && !name.toString().equals(".");
      }
      if (inside) {
        return names;
      }
    } catch (InvalidPathException e) {
      // Refused like a path that leads elsewhere.
    }
    throw refused(
        Place.quote(path, 200),
        "is no place of a bundle, expected one relative to the models folder, without \"..\"");
  }

  private static RefusedException refused(String place, String detail) {
    return new RefusedException(Refusal.MODEL, List.of(new Problem(place, detail)));
  }
}
