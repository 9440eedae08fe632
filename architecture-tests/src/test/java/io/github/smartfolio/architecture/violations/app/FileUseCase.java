package io.github.smartfolio.architecture.violations.app;

final class FileUseCase {}
