"""What every concept stands on: ids, texts, validators, storing and showing."""
